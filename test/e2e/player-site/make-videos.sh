#!/bin/sh
# Makes the practice player's two videos anew: clock.webm (ten minutes) and advertisement.webm (twelve seconds).
# Every second shows a picture of its own: the time for people, and for tests ten boxes, white where the second's bit is
# set, the highest on the left.
# Needs ffmpeg and the DejaVu fonts (Debian: apt-get install ffmpeg fonts-dejavu-core).
set -eu
cd "$(dirname "$0")"
font=/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf

make_video() { # name, seconds, colour, words
  bits=''
  for bit in 9 8 7 6 5 4 3 2 1 0; do
    x=$((32 * (9 - bit)))
    bits="$bits,drawbox=x=$x:y=148:w=32:h=32:t=fill:color=white:enable='mod(floor(t/pow(2,$bit)),2)'"
  done
  clock="drawtext=fontfile=$font:text='%{pts\\:gmtime\\:0\\:%M\\\\\\:%S}':fontsize=64:fontcolor=white:x=(w-tw)/2:y=44"
  words="drawtext=fontfile=$font:text='$4':fontsize=16:fontcolor=white:x=(w-tw)/2:y=16"
  ffmpeg -loglevel error -y -f lavfi -i "color=c=$3:s=320x180:r=2:d=$2" \
    -vf "$words,$clock,drawbox=x=0:y=148:w=320:h=32:t=fill:color=black$bits,format=yuv420p" \
    -c:v libvpx -b:v 20k -crf 50 -qmin 30 -g 10 -deadline best -fflags +bitexact -map_metadata -1 "$1"
}

make_video clock.webm 600 0x24445c 'practice talk'
make_video advertisement.webm 12 0x7a2020 'advertisement'
